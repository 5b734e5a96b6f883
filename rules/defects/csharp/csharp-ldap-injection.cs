using System.DirectoryServices;

public class DirController : Controller
{
    public IActionResult Find(string user)
    {
        var s = new DirectorySearcher();
        // ruleid: csharp-ldap-injection
        s.Filter = "(uid=" + user + ")";
        // ruleid: csharp-ldap-injection
        var t = new DirectorySearcher($"(cn={Request.Query["cn"]})");
        // ok: csharp-ldap-injection
        s.Filter = "(uid=" + Encoder.LdapFilterEncode(user) + ")";
        // ok: csharp-ldap-injection
        s.Filter = "(objectClass=user)";
        return View(s.FindOne());
    }
}
