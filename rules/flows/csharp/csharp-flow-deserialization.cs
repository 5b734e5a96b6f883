using System;
using System.Collections.Generic;
using System.Linq;
using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using Microsoft.AspNetCore.Mvc;
namespace Shop.Web
{
    public class OrdersController : Controller
    {
        [HttpPost]
        public object Read([FromForm] string text)
        {
            var bytes = Convert.FromBase64String(text);
            var formatter = new BinaryFormatter();
            // ruleid: csharp-flow-deserialization
            return formatter.Deserialize(new MemoryStream(bytes));
        }

        public object Body()
        {
            // ruleid: csharp-flow-deserialization
            return new BinaryFormatter().Deserialize(Request.Body);
        }

        public object Kept()
        {
            var formatter = new BinaryFormatter();
            // ok: csharp-flow-deserialization
            return formatter.Deserialize(new FileStream("/srv/cache/kept.bin", FileMode.Open));
        }

        public Order Json([FromBody] string text)
        {
            // ok: csharp-flow-deserialization
            return JsonSerializer.Deserialize<Order>(text);
        }
    }
}
