using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        [HttpGet("hello")]
        public IActionResult Hello([FromQuery] string name)
        {
            if (name.Length > 80)
            {
                // ok: csharp-flow-cross-site-scripting
                return Content("<p>" + HtmlEncoder.Default.Encode(name) + "</p>", "text/html");
            }
            // ruleid: csharp-flow-cross-site-scripting
            return Content(Page(name), "text/html");
        }

        private static string Page(string name) => $"<h1>Hello {name}</h1>";

        public async Task Show()
        {
            string text = Request.Query["text"];
            // ruleid: csharp-flow-cross-site-scripting
            await Response.WriteAsync("<p>" + text + "</p>");
            // ok: csharp-flow-cross-site-scripting
            await Response.WriteAsync("<p>" + int.Parse(text) + "</p>");
        }

        public IActionResult Plain(string name)
        {
            // ok: csharp-flow-cross-site-scripting
            return Content(name, "text/plain");
        }
    }
}
