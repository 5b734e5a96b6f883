using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

public class ToolsController : Controller
{
    [HttpGet]
    public IActionResult Ping(string host)
    {
        // ruleid: csharp-command-injection
        Process.Start("cmd.exe", "/c ping " + host);
        var p = new Process();
        // ruleid: csharp-command-injection
        p.StartInfo.Arguments = "-n 1 " + Request.Query["host"];
        // ok: csharp-command-injection
        p.StartInfo.FileName = "ping";
        // ok: csharp-command-injection
        Process.Start("notepad.exe");
        return Ok();
    }
}
