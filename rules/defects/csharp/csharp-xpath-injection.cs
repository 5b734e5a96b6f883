using System.Xml;

public class DirController : Controller
{
    public IActionResult Find(string name)
    {
        // ruleid: csharp-xpath-injection
        var a = doc.SelectSingleNode("//user[@name='" + name + "']");
        // ruleid: csharp-xpath-injection
        var b = XPathExpression.Compile($"//user[@name='{Request.Query["n"]}']");
        // ok: csharp-xpath-injection
        var c = doc.SelectNodes("//user");
        var id = int.Parse(name);
        // ok: csharp-xpath-injection
        var d = doc.SelectSingleNode("//user[" + id + "]");
        return View(a);
    }
}
