using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    public IActionResult Find(string name)
    {
        // ruleid: csharp-sql-injection
        var cmd = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
        // ok: csharp-sql-injection
        var safe = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
        safe.Parameters.AddWithValue("@name", name);
        return View(cmd.ExecuteReader());
    }

    [HttpGet("sorted")]
    public List<User> Sorted()
    {
        var order = Request.Query["order"].ToString();
        // ruleid: csharp-sql-injection
        var a = context.Users.FromSqlRaw($"SELECT * FROM Users ORDER BY {order}").ToList();
        var id = int.Parse(Request.Query["id"]);
        // ok: csharp-sql-injection
        var b = context.Users.FromSqlRaw("SELECT * FROM Users WHERE Id = " + id).ToList();
        cmd = connection.CreateCommand();
        // ruleid: csharp-sql-injection
        cmd.CommandText = "DELETE FROM Users WHERE Name = '" + Request.Form["name"] + "'";
        return a;
    }
}
