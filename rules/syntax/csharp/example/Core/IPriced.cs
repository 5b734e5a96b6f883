namespace Shop
{
    public interface IPriced { Models.Money Total { get; } }
}
