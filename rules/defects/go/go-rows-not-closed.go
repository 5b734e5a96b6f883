package store

import "database/sql"

func first(db *sql.DB) (int, error) {
	// ruleid: go-rows-not-closed
	rows, err := db.Query("select id from t")
	if err != nil {
		return 0, err
	}
	var id int
	for rows.Next() {
		rows.Scan(&id)
		break
	}
	return id, nil
}

func none(db *sql.DB, ctx context.Context) error {
	// ruleid: go-rows-not-closed
	r, err := db.QueryContext(ctx, "select 1")
	if err != nil {
		return err
	}
	r.Next()
	return nil
}

func all(db *sql.DB) error {
	// ok: go-rows-not-closed
	rows, err := db.Query("select id from t")
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

func open(db *sql.DB) (*sql.Rows, error) {
	// ok: go-rows-not-closed
	rows, err := db.Query("select id from t")
	if err != nil {
		return nil, err
	}
	return rows, nil
}
