package handlers

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

var db *sql.DB

func byName(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ruleid: go-sql-injection
	rows, err := db.Query("SELECT id FROM users WHERE name = '" + name + "'")
	if err != nil {
		return
	}
	defer rows.Close()
	// ok: go-sql-injection
	db.QueryRow("SELECT id FROM users WHERE name = ?", name)
	id, err := strconv.Atoi(r.FormValue("id"))
	if err != nil {
		return
	}
	// ok: go-sql-injection
	db.QueryRow(fmt.Sprintf("SELECT id FROM users WHERE id = %d", id))
}

func byBody(w http.ResponseWriter, r *http.Request) {
	var form struct{ Name string }
	if err := json.NewDecoder(r.Body).Decode(&form); err != nil {
		return
	}
	q := fmt.Sprintf("DELETE FROM users WHERE name = '%s'", form.Name)
	// ruleid: go-sql-injection
	db.ExecContext(r.Context(), q)
}

func ginHandler(c *gin.Context) {
	var u struct{ Mail string }
	if err := c.ShouldBindJSON(&u); err != nil {
		return
	}
	// ruleid: go-sql-injection
	orm.Where("mail = '" + u.Mail + "'").First(&u)
	// ok: go-sql-injection
	orm.Where("mail = ?", u.Mail).First(&u)
	order := c.Query("order")
	if !columns[order] {
		return
	}
	// ok: go-sql-injection
	db.Query("SELECT id FROM users ORDER BY " + order)
}

func routes(e *echo.Echo) {
	e.GET("/u/:id", func(c echo.Context) error {
		// ruleid: go-sql-injection
		_, err := db.Exec("DELETE FROM users WHERE id = " + c.Param("id"))
		return err
	})
}
