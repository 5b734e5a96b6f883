package p

func (p *person) set(name string) {
	// ruleid: go-self-assignment
	p.name = p.name
	// ruleid: go-self-assignment
	name = name
	// ok: go-self-assignment
	p.name = name
	// ok: go-self-assignment
	q := name
	use(q)
}
