using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        private readonly XmlDocument document = new XmlDocument();

        public string Find(string name, int number)
        {
            // ruleid: csharp-flow-xpath-injection
            var node = document.SelectSingleNode("//user[@name='" + name + "']");
            // ok: csharp-flow-xpath-injection
            var other = document.SelectSingleNode($"//user[@id='{number}']");
            if (!Regex.IsMatch(name, "^[a-z]+$"))
            {
                return "";
            }
            // ok: csharp-flow-xpath-injection
            return document.SelectSingleNode("//user[@name='" + name + "']").InnerText + node.InnerText;
        }

        public object All(XPathNavigator navigator)
        {
            // ruleid: csharp-flow-xpath-injection
            return navigator.Select("//order[owner='" + Request.Query["owner"] + "']");
        }
    }
}
