using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

public class SearchController : Controller
{
    public IActionResult Find(string p)
    {
        // ruleid: csharp-regex-from-request
        var a = new Regex(p);
        // ruleid: csharp-regex-from-request
        var b = Regex.IsMatch(text, Request.Query["p"]);
        // ok: csharp-regex-from-request
        var c = new Regex(Regex.Escape(p));
        // ok: csharp-regex-from-request
        var d = Regex.IsMatch(text, "^[a-z]+$");
        return Ok(a);
    }
}
