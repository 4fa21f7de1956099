package rack

// lane is a thread that runs beside others.
type lane struct{}

func (s *Site) step(b *body, thread, op string) {}
