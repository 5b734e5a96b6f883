using System.Net.Http;
using Microsoft.AspNetCore.Mvc;

public class ProxyController : Controller
{
    [HttpGet]
    public async Task<IActionResult> Fetch(string url)
    {
        // ruleid: csharp-ssrf
        var a = await client.GetStringAsync(url);
        // ruleid: csharp-ssrf
        var b = WebRequest.Create("http://" + Request.Query["host"]);
        // ok: csharp-ssrf
        var c = await client.GetStringAsync("https://api.example.org/v1/" + url);
        // ok: csharp-ssrf
        var d = await client.GetStringAsync("https://api.example.org/");
        return Content(a);
    }
}
