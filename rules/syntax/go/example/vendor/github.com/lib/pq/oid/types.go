package oid

// T is one.
const T = 1
