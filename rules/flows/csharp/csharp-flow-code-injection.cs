using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        [HttpPost]
        public async Task<IActionResult> Sum([FromBody] string formula, int left, int right)
        {
            // ruleid: csharp-flow-code-injection
            var sum = await CSharpScript.EvaluateAsync(formula);
            // ok: csharp-flow-code-injection
            var other = await CSharpScript.EvaluateAsync($"{left} + {right}");
            return Ok(sum);
        }

        [HttpPost("load")]
        public void Load(string name)
        {
            var path = "plugins/" + name;
            // ruleid: csharp-flow-code-injection
            Assembly.LoadFrom(path);
            var known = name == "a" ? "plugins/a.dll" : "plugins/b.dll";
            // ok: csharp-flow-code-injection
            Assembly.LoadFrom(known);
        }
    }
}
