using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        public bool Find(string word, string text)
        {
            // ruleid: csharp-flow-regex-injection
            var pattern = new Regex(word + ".*");
            // ruleid: csharp-flow-regex-injection
            var isThere = Regex.IsMatch("some text", word);
            // ok: csharp-flow-regex-injection
            var isQuoted = Regex.IsMatch("some text", Regex.Escape(word));
            // ok: csharp-flow-regex-injection
            var limited = new Regex(word, RegexOptions.None, TimeSpan.FromSeconds(1));
            // ok: csharp-flow-regex-injection
            return Regex.IsMatch(text, "^[a-z]+$");
        }
    }
}
