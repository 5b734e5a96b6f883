package web

import (
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
)

func find(w http.ResponseWriter, r *http.Request) {
	n := r.FormValue("n")
	// ruleid: go-nosql-injection
	coll.Find(r.Context(), bson.M{"$where": "this.n == '" + n + "'"})
	var filter bson.M
	// ruleid: go-nosql-injection
	bson.UnmarshalExtJSON([]byte(r.FormValue("filter")), true, &filter)
	// ok: go-nosql-injection
	coll.Find(r.Context(), bson.M{"n": n})
	// ok: go-nosql-injection
	coll.Find(r.Context(), bson.M{"$where": "this.a > this.b"})
}
