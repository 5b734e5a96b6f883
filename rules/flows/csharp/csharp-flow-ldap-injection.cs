using System;
using System.Collections.Generic;
using System.Linq;
using System.DirectoryServices;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        [HttpGet("user")]
        public string Find([FromQuery] string uid)
        {
            // ok: csharp-flow-ldap-injection
            var searcher = new DirectorySearcher(new DirectoryEntry("LDAP://dc=example"));
            // ruleid: csharp-flow-ldap-injection
            searcher.Filter = "(uid=" + uid + ")";
            // ok: csharp-flow-ldap-injection
            searcher.Filter = "(uid=" + Encoder.LdapFilterEncode(uid) + ")";
            return searcher.FindOne().Path;
        }

        public SearchResult Other(DirectoryEntry entry)
        {
            string name = Request.Query["name"];
            // ruleid: csharp-flow-ldap-injection
            var searcher = new DirectorySearcher(entry, $"(cn={name})");
            return searcher.FindOne();
        }
    }
}
