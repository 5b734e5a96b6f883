using System;
using System.Collections.Generic;
using System.Linq;
using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        private readonly SqlConnection connection;
        private readonly ShopContext context;

        [HttpGet("orders")]
        public IActionResult List([FromQuery] string owner, [FromQuery] int limit)
        {
            return Ok(Read("owner = '" + owner.Trim() + "'"));
        }

        private object Read(string test)
        {
            var sql = $"SELECT id FROM orders WHERE {test}";
            // ruleid: csharp-flow-sql-injection
            using var command = new SqlCommand(sql, connection);
            return command.ExecuteScalar();
        }

        public void Remove(string id, int number)
        {
            var command = connection.CreateCommand();
            // ruleid: csharp-flow-sql-injection
            command.CommandText = "DELETE FROM orders WHERE id = " + id;
            command.ExecuteNonQuery();
            // ok: csharp-flow-sql-injection
            context.Database.ExecuteSqlRaw("DELETE FROM orders WHERE id = " + number);
            // ok: csharp-flow-sql-injection
            context.Orders.FromSqlRaw("SELECT * FROM orders WHERE id = {0}", id);
            // ok: csharp-flow-sql-injection
            context.Orders.FromSql($"SELECT * FROM orders WHERE id = {id}");
            if (!new[] { "id", "total" }.Contains(id))
            {
                throw new ArgumentException("no column");
            }
            // ok: csharp-flow-sql-injection
            context.Orders.FromSqlRaw("SELECT * FROM orders ORDER BY " + id);
        }
    }
}
