package p

func f() error {
	err := run()
	// ruleid: go-error-to-blank
	_ = err
	closeErr := stop()
	// ruleid: go-error-to-blank
	_ = closeErr
	// ok: go-error-to-blank
	_ = unused
	// ok: go-error-to-blank
	return err
}
