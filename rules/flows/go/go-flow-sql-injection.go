package shop

import (
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
)

var db *sql.DB

func page1(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-flow-sql-injection
	db.Query("select * from t where n = '" + name + "'")
}

func page2(w http.ResponseWriter, r *http.Request) {
	q := fmt.Sprintf("select * from t where n = '%s'", r.FormValue("name"))
	// ruleid: go-flow-sql-injection
	rows, err := db.QueryContext(r.Context(), q)
	_, _ = rows, err
}

func page3(w http.ResponseWriter, r *http.Request) {
	// ok: go-flow-sql-injection
	db.Query("select * from t where n = ?", r.FormValue("name"))
}

func page4(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.Atoi(r.FormValue("id"))
	if err != nil {
		return
	}
	// ok: go-flow-sql-injection
	db.Exec(fmt.Sprintf("delete from t where id = %d", id))
}

func page5(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	name = "fixed"
	// ok: go-flow-sql-injection
	db.Query("select * from t where n = '" + name + "'")
}
