using Microsoft.AspNetCore.Mvc;

public class CalcController : Controller
{
    public IActionResult Run(string expr)
    {
        // ruleid: csharp-code-injection
        var a = CSharpScript.EvaluateAsync(expr);
        // ruleid: csharp-code-injection
        var t = Type.GetType(Request.Query["type"]);
        // ok: csharp-code-injection
        var b = CSharpScript.EvaluateAsync("1 + 1");
        // ok: csharp-code-injection
        var u = Type.GetType("System.String");
        return Ok(a);
    }
}
