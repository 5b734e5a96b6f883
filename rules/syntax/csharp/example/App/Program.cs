using System.Linq;
using Newtonsoft.Json;
using Price = Shop.Models.Money;
using Shop.Missing;

namespace Shop.App;

public class Program
{
    public static void Main()
    {
        var order = new Order();
        var text = JsonConvert.SerializeObject(order);
        Print(new Price(1));
    }

    private static void Print(Price price) { }
}
