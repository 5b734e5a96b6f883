package store

import (
	"database/sql"
	"fmt"
)

func find(db *sql.DB, name string, id int) {
	// ruleid: go-sql-text-with-value
	db.Query("SELECT id FROM users WHERE name = '" + name + "'")
	q := fmt.Sprintf("SELECT id FROM users WHERE name = '%s'", name)
	// ruleid: go-sql-text-with-value
	db.Query(q)
	// ruleid: go-sql-text-with-value
	db.Exec(fmt.Sprintf("UPDATE users SET name = '%s' WHERE id = %d", name, id))
	// ok: go-sql-text-with-value
	db.Query("SELECT id FROM users WHERE name = ?", name)
	// ok: go-sql-text-with-value
	db.Exec(fmt.Sprintf("UPDATE users SET age = %d", id))
	// ok: go-sql-text-with-value
	db.Exec("DROP TABLE " + name)
	// ok: go-sql-text-with-value
	db.Query(fmt.Sprintf("SELECT id FROM %s WHERE id = ?", name), id)
}
