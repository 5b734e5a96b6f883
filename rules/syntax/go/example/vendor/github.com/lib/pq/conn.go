package pq

import "github.com/lib/pq/oid"

// Open opens.
var Open = oid.T
