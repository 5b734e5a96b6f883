using System;

namespace Shop.Models
{
    public partial class Order : IPriced
    {
        public Money Total { get; set; }
    }
}
