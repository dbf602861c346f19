package desk

var laissezPasserPlan = plan{
	{StepCompetence, always("Competenza"), lines(citizenshipLine, placeLine, groundLine, clearanceLine, channelLine)},
	{StepIdentity, always("Identità"), lines(holderLine, presenceLine, documentLine, remoteLine)},
	{StepPhotos, always("Foto"), lines(photosLine, photoAuthorityLine)},
	{StepConsents, always("Assensi"), lines(parentLines, moreParentsLine, soleParentLine, custodyLine, judgeLine, municipalityLine, otherBarLine)},
	{StepSummary, always("Riepilogo"), nil},
}
