package p

func f() error {
	err := run()
	// ruleid: go-empty-error-branch
	if err != nil {
	}
	// ruleid: go-empty-error-branch
	if closeErr := stop(); closeErr != nil {
	}
	// ok: go-empty-error-branch
	if err != nil {
		return err
	}
	// ok: go-empty-error-branch
	if err != nil {
		// the caller does not need it
	}
	return nil
}
