package bundle

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
)

// icon draws the picture of page/icon.svg as PNG for the places that take no
// SVG: a tile with three processes, one of which holds a value. The corners
// are square and the drawing keeps to the middle, so it may be masked.
func icon(size int) ([]byte, error) {
	var (
		tile  = color.RGBA{0x0c, 0x4b, 0x33, 0xff}
		empty = color.RGBA{0x3f, 0x7a, 0x62, 0xff}
		full  = color.RGBA{0xff, 0xff, 0xff, 0xff}
	)
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	unit := float64(size) / 64
	for y := range size {
		for x := range size {
			img.SetRGBA(x, y, tile)
			px, py := (float64(x)+0.5)/unit, (float64(y)+0.5)/unit
			for i, c := range []color.RGBA{full, empty, empty} {
				cover := roundRect(px, py, 16, 15+12*float64(i), 32, 10, 2.5, unit)
				img.SetRGBA(x, y, mix(img.RGBAAt(x, y), c, cover))
			}
		}
	}
	var out bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	err := enc.Encode(&out, img)
	return out.Bytes(), err
}

// roundRect returns how much of the pixel at x, y lies inside the rectangle,
// 0 to 1; one unit of the drawing is scale pixels.
func roundRect(x, y, left, top, width, height, radius, scale float64) float64 {
	dx := math.Max(math.Abs(x-left-width/2)-width/2+radius, 0)
	dy := math.Max(math.Abs(y-top-height/2)-height/2+radius, 0)
	return math.Min(math.Max((radius-math.Hypot(dx, dy))*scale+0.5, 0), 1)
}

func mix(under, over color.RGBA, cover float64) color.RGBA {
	blend := func(a, b uint8) uint8 { return uint8(float64(a)*(1-cover) + float64(b)*cover + 0.5) }
	return color.RGBA{blend(under.R, over.R), blend(under.G, over.G), blend(under.B, over.B), 0xff}
}
