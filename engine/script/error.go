package script

import "locmem/engine/syntax"

// Error is what ended a run: an exception as a traceback's last line shows it,
// and where in the code it came from.
type Error = syntax.Error
