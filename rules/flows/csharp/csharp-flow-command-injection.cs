using System;
using System.Collections.Generic;
using System.Linq;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        [HttpPost]
        public IActionResult Ping()
        {
            string host = Request.Form["host"];
            // ruleid: csharp-flow-command-injection
            Process.Start("cmd.exe", "/c ping " + host);
            // ruleid: csharp-flow-command-injection
            var start = new ProcessStartInfo { FileName = "sh", Arguments = $"-c \"ping {host}\"" };
            var other = new ProcessStartInfo("ping");
            // ruleid: csharp-flow-command-injection
            other.Arguments = host;
            // ok: csharp-flow-command-injection
            other.ArgumentList.Add(host);
            // ok: csharp-flow-command-injection
            Process.Start("ping", "localhost");
            if (!host.All(char.IsLetterOrDigit))
            {
                return BadRequest();
            }
            // ok: csharp-flow-command-injection
            Process.Start("ping", host);
            return Ok();
        }
    }
}
