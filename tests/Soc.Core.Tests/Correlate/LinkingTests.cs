using Soc.Core.Correlate;
using Soc.Core.Detect;
using Soc.Core.Tests.Story;

namespace Soc.Core.Tests.Correlate;

public sealed class LinkingTests
{
    [Theory]
    [InlineData(EntityKind.User, 12)]
    [InlineData(EntityKind.Device, 12)]
    [InlineData(EntityKind.Ip, 24)]
    [InlineData(EntityKind.Session, 72)]
    [InlineData(EntityKind.MailMessage, 72)]
    [InlineData(EntityKind.FileHash, 72)]
    public void A_shared_entity_links_for_so_many_hours(EntityKind kind, int hours)
    {
        var first = On(new(kind, "x"), 0);

        Assert.True(Linking.Links(first, On(new(kind, "x"), hours * 60)));
        Assert.False(Linking.Links(first, On(new(kind, "x"), hours * 60 + 1)));
        Assert.False(Linking.Links(first, On(new(kind, "y"), 0)));
    }

    [Fact]
    public void An_application_links_nothing() => Assert.False(Linking.Links(On(new(EntityKind.Application, "x"), 0), On(new(EntityKind.Application, "x"), 0)));

    [Theory]
    [InlineData(EntityKind.Ip)]
    [InlineData(EntityKind.Domain)]
    [InlineData(EntityKind.Url)]
    public void A_place_does_not_link_a_weak_alert(EntityKind kind)
    {
        var (strong, weak) = (On(new(kind, "x"), 0), On(new(kind, "x"), 0) with { Severity = Severity.Low });

        Assert.True(Linking.Links(strong, strong));
        Assert.False(Linking.Links(strong, weak));
    }

    [Fact]
    public void Linking_is_symmetric()
    {
        var random = new Random(4);
        var alerts = Enumerable.Range(0, 40).Select(_ => On(new((EntityKind)random.Next(10), $"{random.Next(2)}"), random.Next(5000)) with { Severity = (Severity)random.Next(1, 6) }).ToList();
        var linked = alerts.SelectMany(one => alerts.Select(other => (Links: Linking.Links(one, other), Back: Linking.Links(other, one)))).ToList();

        Assert.All(linked, pair => Assert.Equal(pair.Links, pair.Back));
        Assert.Contains(linked, pair => pair.Links);
    }

    [Fact]
    public void Every_kind_of_entity_has_a_rule() =>
        Assert.All(Enum.GetValues<EntityKind>(), kind => Assert.True(Linking.Window(new(kind, "x"), On(new(kind, "x"), 0)) is null == kind is EntityKind.Application));

    private static Alert On(Entity entity, double minutes) => Alerts.Of("detection", Alerts.At(minutes), Phase.Exploitation, Severity.High, [entity]);
}
