#!/bin/bash
name=$1
# ruleid: bash-sql-text-with-argument
mysql -u app shop -e "select * from users where name = '$name'"
# ruleid: bash-sql-text-with-argument
sqlite3 app.db "delete from t where id = $2"
city=$3
# ruleid: bash-sql-text-with-argument
psql shop -c "insert into c values ('$city')"
# ok: bash-sql-text-with-argument
psql -v n="$1" -f query.sql
# ok: bash-sql-text-with-argument
mysql -e "select count(*) from users"
# ok: bash-sql-text-with-argument
sqlite3 "$1" "select 1"
