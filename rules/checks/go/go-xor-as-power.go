package p

// ruleid: go-xor-as-power
const size = 2 ^ 16

// ruleid: go-xor-as-power
var limit = 10 ^ 6

// ok: go-xor-as-power
const mask = 0x2 ^ 0xff

// ok: go-xor-as-power
const good = 1 << 16
