package doc

import (
	"github.com/lestrrat-go/libxml2"
	"github.com/lestrrat-go/libxml2/parser"
)

func read(b []byte) {
	// ruleid: go-libxml-entities
	p := parser.New(parser.XMLParseNoEnt)
	// ruleid: go-libxml-entities
	q := parser.New(parser.XMLParseDTDLoad)
	// ok: go-libxml-entities
	r := parser.New()
	// ok: go-libxml-entities
	s, _ := libxml2.Parse(b)
	use(p, q, r, s)
}
