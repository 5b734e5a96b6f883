package conf

import "strconv"

func port(s string) (uint16, int32, error) {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0, 0, err
	}
	// ruleid: go-integer-narrowing
	p := uint16(n)
	m, err := strconv.ParseInt(s, 10, 64)
	// ruleid: go-integer-narrowing
	q := int32(m)
	k, err := strconv.ParseInt(s, 10, 32)
	// ok: go-integer-narrowing
	r := int32(k)
	if m > 65535 || m < 0 {
		return 0, 0, err
	}
	// ok: go-integer-narrowing
	t := uint16(m)
	return p + t, q + r, nil
}
