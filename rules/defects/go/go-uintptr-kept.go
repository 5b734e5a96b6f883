package mem

import "unsafe"

func move(x *int64) {
	p := uintptr(unsafe.Pointer(x))
	// ruleid: go-uintptr-kept
	a := (*int64)(unsafe.Pointer(p + 8))
	// ruleid: go-uintptr-kept
	b := unsafe.Pointer(p)
	// ok: go-uintptr-kept
	c := unsafe.Pointer(uintptr(unsafe.Pointer(x)) + 8)
	// ok: go-uintptr-kept
	d := unsafe.Add(unsafe.Pointer(x), 8)
	use(a, b, c, d)
}
