package rules

// noDocument forgets everything about the document.
const noDocument = "identity.document.kind=; identity.document.number=; identity.document.issuer=; identity.document.issued_on=; identity.document.expires_on=; " +
	"identity.document.has_photo=; identity.document.stamp_renewed=; identity.original_shown="

var identityRows = []row{{"MOD-1", "invalid", []example{
	{"adult form for an adult", adult, "", "MOD-1 satisfied"},
	{"minor form for a minor", child, "", "MOD-1 satisfied"},
	{"minor form for an adult", adult, "application_form.kind=minor", "MOD-1 invalid; MOD-1 at application_form.kind; MOD-1 final"},
	{"adult form for a minor", child, "application_form.kind=adult", "MOD-1 invalid"},
	{"18 today", teen, "holder.birth_date=2008-11-23; application_form.kind=adult", "MOD-1 satisfied"},
	{"18 tomorrow", teen, "holder.birth_date=2008-11-24; application_form.kind=adult", "MOD-1 invalid"},
	{"not seen", adult, "application_form.kind=", "MOD-1 missing"},
	{"change of residence", adult, "procedure=residence_change; application_form.kind=minor", "MOD-1 silent"},
}}, {"MOD-2", "missing invalid", []example{
	{"signed", adult, "", "MOD-2 satisfied"},
	{"not seen", adult, "application_form.signed=", "MOD-2 missing; MOD-2 at application_form.signed"},
	{"not signed", adult, "application_form.signed=false", "MOD-2 invalid; MOD-2 final"},
	{"change of residence", adult, "procedure=residence_change; application_form.signed=false", "MOD-2 invalid"},
	{"a minor's form: no finding here", child, "application_form.signed=false", "MOD-2 silent"},
	{"collective", group, "application_form.signed=false", "MOD-2 silent"},
}}, {"IDE-1", "missing invalid warning", []example{
	{"document", adult, "", "IDE-1 satisfied"},
	{"driving licence", adult, "identity.document.kind=driving_licence", "IDE-1 satisfied"},
	{"boiler licence", adult, "identity.document.kind=boiler_licence", "IDE-1 satisfied"},
	{"another kind", adult, "identity.document.kind=other", "IDE-1 invalid; IDE-1 final"},
	{"no photo on it", adult, "identity.document.has_photo=false", "IDE-1 invalid"},
	{"original not shown", adult, "identity.original_shown=false", "IDE-1 invalid"},
	{"original not seen", adult, "identity.original_shown=", "IDE-1 missing"},
	{"none", adult, noDocument, "IDE-1 missing; IDE-1 at identity.document; IDE-2 silent"},
	{"a minor without one, a parent identified", child, noDocument, "IDE-1 warning; IDE-1 not missing"},
	{"a minor without one, no parent identified", child, noDocument + "; parents[0].identity_checked=; parents[1].identity_checked=", "IDE-1 missing"},
	{"emergency document: by any means", stranded, noDocument, "IDE-1 warning; IDE-1 not missing"},
	{"emergency document: also with a document", stranded, "", "IDE-1 warning"},
	{"collective: the leader", group, noDocument, "IDE-1 missing"},
	{"holder absent", child, "holder.present=false; " + noDocument, "IDE-1 silent"},
	{"by fax", adult, "channel=fax; booking=; " + noDocument, "IDE-1 silent"},
	// Reading chosen: a collection asks for recognition in CON-4, so a document that
	// nobody looked at is not asked for again; one that was looked at is judged.
	{"collection", adult, "procedure=collection; identity.document.has_photo=false", "IDE-1 invalid"},
}}, {"IDE-2", "invalid warning", []example{
	{"expires today", adult, "identity.document.expires_on=2026-11-23", "IDE-2 satisfied"},
	{"expired yesterday", adult, "identity.document.expires_on=2026-11-22", "IDE-2 invalid; IDE-2 at identity.document.expires_on; IDE-2 final; outcome incomplete"},
	{"expired, data unchanged", adult, "identity.document.expires_on=2026-11-22; identity.unchanged_declaration=true", "IDE-2 warning; IDE-2 not invalid; outcome acceptable_with_notes"},
	{"expired, declaration not known", adult, "identity.document.expires_on=2020-01-01; identity.unchanged_declaration=", "IDE-2 invalid"},
	{"expiry not known", adult, "identity.document.expires_on=", "IDE-2 missing"},
	{"no document", adult, noDocument, "IDE-2 silent"},
}}, {"IDE-3", "missing invalid", []example{
	{"both sides", adult, "", "IDE-3 satisfied"},
	{"not seen", adult, "identity.copy_front_back=", "IDE-3 missing; IDE-3 at identity.copy_front_back"},
	{"one side", adult, "identity.copy_front_back=false", "IDE-3 invalid; IDE-3 final"},
	{"accompaniment", traveller, "identity.copy_front_back=", "IDE-3 missing"},
	{"change of residence", adult, "procedure=residence_change; identity.copy_front_back=", "IDE-3 missing"},
	{"collective", group, "identity.copy_front_back=", "IDE-3 silent"},
	{"emergency document", stranded, "identity.copy_front_back=", "IDE-3 silent"},
}}, {"IDE-4", "blocked missing", []example{
	{"the same person", adult, "", "IDE-4 satisfied"},
	{"another", adult, "identity.matches_person=false", "IDE-4 blocked; IDE-4 at identity.matches_person; outcome refused; validity none"},
	{"not compared", adult, "identity.matches_person=", "IDE-4 missing; outcome incomplete"},
	{"holder absent", child, "holder.present=false; identity.matches_person=", "IDE-4 silent"},
	{"by mail", adult, "channel=pec; identity.matches_person=", "IDE-4 silent"},
}}, {"IDE-5", "invalid warning", []example{
	{"not read", adult, "", "IDE-5 silent"},
	{"agrees", adult, "identity.document.mrz=" + td1, "IDE-5 satisfied; outcome acceptable"},
	{"wrong digit", adult, "identity.document.mrz=" + td1WrongDigit, "IDE-5 invalid; IDE-5 final"},
	{"another birth date", adult, "holder.tax_code=; holder.birth_date=1984-04-06; identity.document.mrz=" + td1, "IDE-5 warning; IDE-5 not invalid"},
	{"another number", adult, "identity.document.number=CA99999ZZ; identity.document.mrz=" + td1, "IDE-5 warning"},
	{"another expiry", adult, "identity.document.expires_on=2031-04-06; identity.document.mrz=" + td1, "IDE-5 warning"},
	{"another sex", adult, "holder.tax_code=; holder.sex=M; identity.document.mrz=" + td1, "IDE-5 warning"},
	{"lower case in the case is no disagreement", adult, "holder.surname=Rossi; identity.document.mrz=" + td1, "IDE-5 satisfied"},
}}, {"IDE-6", "invalid warning", []example{
	{"agrees", adult, "", "IDE-6 satisfied"},
	{"not given", adult, "holder.tax_code=", "IDE-6 silent"},
	{"wrong check character", adult, "holder.tax_code=RSSMRA84D45F052A; payments[0].tax_code=RSSMRA84D45F052A", "IDE-6 invalid; IDE-6 at holder.tax_code; IDE-6 final"},
	{"another birth date", adult, "holder.birth_date=1985-04-05", "IDE-6 warning; IDE-6 not invalid"},
	{"omocodia", adult, "holder.tax_code=RSSMRA84D45F05NG; payments[0].tax_code=RSSMRA84D45F05NG", "IDE-6 satisfied; outcome acceptable"},
	{"provisional", adult, "holder.tax_code=12345678903; payments[0].tax_code=12345678903", "IDE-6 warning"},
	{"11 digits with a wrong check digit", adult, "holder.tax_code=12345678904", "IDE-6 invalid"},
}}, {"IDE-7", "warning", []example{
	{"the day before", adult, "filed_on=2026-08-02; identity.document.kind=paper_id", "IDE-7 quiet"},
	{"the first day", adult, "filed_on=2026-08-03; identity.document.kind=paper_id", "IDE-7 warning; IDE-7 final"},
	{"today: the clerk may accept it", adult, "identity.document.kind=paper_id", "IDE-7 warning; IDE-1 satisfied; outcome acceptable_with_notes"},
	{"electronic card", adult, "", "IDE-7 silent"},
}}, {"IDE-8", "note", []example{
	{"renewed by stamp", adult, "identity.document.stamp_renewed=true", "IDE-8 note; outcome acceptable_with_notes"},
	{"not", adult, "", "IDE-8 silent"},
}}}

// The zone of ROSSI MARIA's card, made by ICAO 9303 part 5; in the second a digit
// of the number is misread.
const (
	td1           = "C<ITACA12345AB8<<<<<<<<<<<<<<<,8404051F3104057ITA<<<<<<<<<<<8,ROSSI<<MARIA<<<<<<<<<<<<<<<<<<"
	td1WrongDigit = "C<ITACA12346AB8<<<<<<<<<<<<<<<,8404051F3104057ITA<<<<<<<<<<<8,ROSSI<<MARIA<<<<<<<<<<<<<<<<<<"
)

const childAway = "holder.present=false"

var photoRows = []row{{"FOT-1", "missing invalid", []example{
	{"two, identical", adult, "", "FOT-1 satisfied"},
	{"none counted", adult, "photos.count=", "FOT-1 missing; FOT-1 final"},
	{"one", adult, "photos.count=1", "FOT-1 invalid; FOT-1 at photos.count; outcome incomplete"},
	{"different", adult, "photos.identical=false", "FOT-1 invalid; FOT-1 at photos.identical"},
	{"not compared", adult, "photos.identical=", "FOT-1 missing"},
	{"by PEC too", adult, "channel=pec; photos.count=1", "FOT-1 invalid"},
	{"temporary", adult, "product=temporary; photos.count=1", "FOT-1 invalid"},
	{"laissez-passer", child, "procedure=laissez_passer; photos.count=1", "FOT-1 invalid"},
	{"accompaniment", traveller, "photos.count=1", "FOT-1 silent"},
}}, {"FOT-2", "invalid", []example{
	{"recent", adult, "", "FOT-2 satisfied"},
	{"old", adult, "photos.recent=false", "FOT-2 invalid; FOT-2 final"},
	{"not judged", adult, "photos.recent=", "FOT-2 missing"},
	{"exactly six months", adult, "photos.taken_on=2026-05-23", "FOT-2 satisfied"},
	{"a day more", adult, "photos.taken_on=2026-05-22", "FOT-2 invalid"},
}}, {"FOT-3", "invalid missing", []example{
	{"all", adult, "", "FOT-3 satisfied"},
	{"mouth open", adult, "photos.mouth_closed=false", "FOT-3 invalid; FOT-3 waivable; FOT-3 once; FOT-3 says bocca"},
	{"three faults, one finding with the list", adult, "photos.mouth_closed=false; photos.frontal=false; photos.white_background=", "FOT-3 invalid; FOT-3 once; FOT-3 says bocca; FOT-3 says frontale; FOT-3 says sfondo"},
	{"face not looked at", adult, "photos.face_visible=", "FOT-3 missing; FOT-3 waivable"},
	{"waived", adult, "photos.white_background=false; " + waiver("FOT-3", "photos.white_background"), "FOT-3 waived; outcome acceptable_with_notes"},
}}, {"FOT-4", "invalid warning", []example{
	{"none", adult, "", "FOT-4 satisfied"},
	{"Matera refuses", adult, "photos.glasses=true", "FOT-4 invalid; FOT-4 at photos.glasses; FOT-4 waivable; FOT-4 says prassi dell'ufficio; outcome incomplete"},
	{"its branch refuses", adult, "office=pisticci; photos.glasses=true", "FOT-4 invalid"},
	{"Cuneo refuses", adult, atCuneo + "; photos.glasses=true", "FOT-4 invalid; FOT-4 waivable"},
	{"Bergamo", adult, atBergamo + "; photos.glasses=true", "FOT-4 warning; FOT-4 not invalid; outcome acceptable_with_notes"},
	{"Massa-Carrara", adult, atMassa + "; photos.glasses=true", "FOT-4 warning"},
	{"consulate", emigrated, "photos.glasses=true", "FOT-4 warning"},
	{"waived at Matera", adult, "photos.glasses=true; " + waiver("FOT-4", "photos.glasses"), "FOT-4 waived; FOT-4 says ragione scritta; outcome acceptable_with_notes"},
	{"not looked at", adult, "photos.glasses=", "FOT-4 missing"},
}}, {"FOT-5", "invalid", []example{
	{"bare", adult, "", "FOT-5 satisfied"},
	{"religious", adult, "photos.head_covering=religious", "FOT-5 satisfied"},
	{"other", adult, "photos.head_covering=other", "FOT-5 invalid; FOT-5 final; outcome incomplete"},
	{"not looked at", adult, "photos.head_covering=", "FOT-5 missing"},
}}, {"FOT-6", "warning", []example{
	{"35 by 40", adult, "photos.height_mm=40", "FOT-6 quiet"},
	{"35 by 45", adult, "photos.height_mm=45", "FOT-6 quiet; outcome acceptable"},
	{"39 high", adult, "photos.height_mm=39", "FOT-6 warning; FOT-6 final"},
	{"46 high", adult, "photos.height_mm=46", "FOT-6 warning"},
	{"36 wide", adult, "photos.width_mm=36", "FOT-6 warning"},
	{"Cuneo: 45", adult, atCuneo + "; photos.height_mm=45", "FOT-6 warning"},
	{"Cuneo: 40", adult, atCuneo + "; photos.height_mm=40", "FOT-6 quiet"},
	{"consulate: 45", emigrated, "photos.height_mm=45", "FOT-6 warning"},
	{"head at its least and most", adult, "photos.head_ratio=0.70", "FOT-6 quiet"},
	{"head too small", adult, "photos.head_ratio=0.69", "FOT-6 warning"},
	{"head too large", adult, "photos.head_ratio=0.81", "FOT-6 warning"},
	{"not measured", adult, "photos.head_ratio=; photos.width_mm=; photos.height_mm=", "FOT-6 silent"},
}}, {"FOT-7", "missing invalid warning", []example{
	{"municipality", child, atBergamo + "; " + childAway + "; photos.authenticated_by=municipality", "FOT-7 satisfied"},
	{"notary", child, atBergamo + "; " + childAway + "; photos.authenticated_by=notary", "FOT-7 satisfied"},
	{"not known", child, atBergamo + "; " + childAway, "FOT-7 missing; FOT-7 at photos.authenticated_by; FOT-7 waivable"},
	{"none", child, atCuneo + "; " + childAway + "; photos.authenticated_by=none", "FOT-7 invalid; FOT-7 waivable"},
	{"waived", child, atCuneo + "; " + childAway + "; photos.authenticated_by=none; " + waiver("FOT-7", "photos.authenticated_by"), "FOT-7 waived; FOT-7 not invalid"},
	{"Matera: none", child, childAway + "; photos.authenticated_by=none", "FOT-7 warning; FOT-7 not invalid; outcome acceptable_with_notes"},
	{"Matera: not known", child, childAway, "FOT-7 warning; FOT-7 not missing"},
	{"Massa-Carrara: none", child, atMassa + "; " + childAway + "; photos.authenticated_by=none", "FOT-7 warning"},
	{"Massa-Carrara: not known", child, atMassa + "; " + childAway, "FOT-7 warning; FOT-7 not missing"},
	{"present", child, "", "FOT-7 silent"},
	{"12 today", child, atBergamo + "; holder.birth_date=2014-11-23; " + childAway, "FOT-7 silent"},
	{"laissez-passer", child, "procedure=laissez_passer; " + atBergamo + "; " + childAway, "FOT-7 missing"},
}}}
