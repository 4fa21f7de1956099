package scenario

import (
	"context"

	"locmem/engine/rack"
)

// Perform plays a transcript on a rack that is there already, such as what
// somebody typed into a console. told gets each result as it comes. The error is
// ctx's, or that a budget is used up.
func Perform(ctx context.Context, site *rack.Site, t *Transcript, told func(Result)) error {
	_, err := perform(ctx, site, t, told)
	return err
}
