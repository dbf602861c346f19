package paper

import (
	"image/color"

	"github.com/boombuler/barcode/code128"
)

const (
	barWidth  = 0.33 // mm of the thinnest bar, what hand scanners read from any printer
	barHeight = 9.0  // mm
	maxBars   = 200  // a longer code would not fit beside the title
)

// barcode draws the booking's code in the upper right corner, so that who comes
// back is found by a scanner. A code that Code 128 has no signs for is left out: it
// stands in words below. The answer is the width taken, in millimetres.
func (p *page) barcode(code string) float64 {
	if code == "" {
		return 0
	}
	bars, err := code128.Encode(code)
	if err != nil || bars.Bounds().Dx() > maxBars {
		return 0
	}
	n := bars.Bounds().Dx()
	taken := float64(n) * barWidth
	left, top := width-margin-taken, p.GetY()
	p.SetFillColor(0, 0, 0)
	for i := range n {
		if bars.At(i, 0) == color.Black {
			p.Rect(left+float64(i)*barWidth, top, barWidth, barHeight, "F")
		}
	}
	return taken
}
