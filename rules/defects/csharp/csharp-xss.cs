using Microsoft.AspNetCore.Mvc;

public class PagesController : Controller
{
    public IActionResult Search(string q)
    {
        // ruleid: csharp-xss
        Response.WriteAsync("<b>" + q + "</b>");
        // ruleid: csharp-xss
        ViewBag.Title = new HtmlString(Request.Query["title"]);
        // ok: csharp-xss
        Response.WriteAsync("<b>" + HtmlEncoder.Default.Encode(q) + "</b>");
        // ok: csharp-xss
        ViewBag.Fixed = new HtmlString("<br>");
        // ruleid: csharp-xss
        return Content("<h1>" + q + "</h1>", "text/html");
    }
}
