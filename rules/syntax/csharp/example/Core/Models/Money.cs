namespace Shop.Models;

public record struct Money(decimal Amount);
