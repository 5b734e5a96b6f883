namespace Shop.Models
{
    public partial class Order
    {
        public enum State { Open, Closed }
    }
}
