import sqlite3
import sys

con = sqlite3.connect("shop.db")
cur = con.cursor()
name = input("Name: ")
# ruleid: python-sql-injection-input
cur.execute("SELECT * FROM people WHERE name = '" + name + "'")
# ok: python-sql-injection-input
cur.execute("SELECT * FROM people WHERE name = ?", (name,))
# ruleid: python-sql-injection-input
cur.execute("DELETE FROM people WHERE id = {}".format(sys.argv[1]))
# ok: python-sql-injection-input
cur.execute("DELETE FROM people WHERE id = {}".format(int(sys.argv[1])))
