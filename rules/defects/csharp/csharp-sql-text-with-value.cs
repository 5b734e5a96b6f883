using System.Data.SqlClient;

public class Store
{
    public void Find(string name, int n)
    {
        // ruleid: csharp-sql-text-with-value
        var a = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
        // ruleid: csharp-sql-text-with-value
        var b = new SqlCommand(string.Format("SELECT * FROM Users WHERE Name = '{0}'", name), connection);
        // ok: csharp-sql-text-with-value
        var c = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
        // ok: csharp-sql-text-with-value
        var d = new SqlCommand("SELECT * FROM " + table, connection);
    }
}
