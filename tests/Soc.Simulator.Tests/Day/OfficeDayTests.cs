using System.Text;
using System.Text.Json;
using Soc.Core.Ingest;
using Soc.Simulator.Day;
using Soc.Simulator.Day.Sources;
using Soc.Simulator.Day.Story;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Tests.Day;

public sealed class OfficeDayTests(GeneratedDay day)
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        var again = OfficeDay.Generate(GeneratedDay.Seed);
        Assert.Equal(day.Messages.Count, again.Count);
        Assert.All(day.Messages.Zip(again), pair =>
        {
            Assert.Equal(Header(pair.First), Header(pair.Second));
            Assert.True(pair.First.Body.AsSpan().SequenceEqual(pair.Second.Body));
        });
    }

    [Fact]
    public void Another_seed_gives_another_day() =>
        Assert.NotEqual(Bodies(OfficeDay.Generate(1, Small)), Bodies(OfficeDay.Generate(2, Small)));

    [Fact]
    public void The_story_is_the_same_whatever_the_seed_of_the_day()
    {
        var options = new DayOptions(BenignSignals: 0) { Faults = DeliveryFaults.None };
        Assert.Equal(
            ReceivedRecord.In(OfficeDay.Generate(1, options)).Select(record => record.Content),
            ReceivedRecord.In(OfficeDay.Generate(2, options)).Select(record => record.Content));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(3_000)]
    public void The_number_of_benign_signals_is_the_one_asked_for(int count)
    {
        var options = new DayOptions(count, WithAttack: false) { Faults = DeliveryFaults.None };
        Assert.Equal(count, ReceivedRecord.In(OfficeDay.Generate(3, options)).Count());
    }

    [Fact]
    public void A_whole_day_has_twenty_thousand_benign_signals_and_the_story()
    {
        var distinct = day.Records.Select(record => record.Content).Distinct().Count();
        Assert.Equal(20_000 + AttackStory.Steps.Sum(step => step.Signals.Count), distinct);
    }

    [Fact]
    public void About_three_in_a_hundred_signals_come_twice()
    {
        var copies = day.Records.CountBy(record => record.Content).Count(pair => pair.Value > 1);
        Assert.InRange(copies / 20_000.0, 0.025, 0.035);
    }

    [Fact]
    public void The_mix_is_that_of_an_office()
    {
        var share = day.Records.CountBy(record => record.Source).ToDictionary(pair => pair.Key, pair => pair.Value / (double)day.Records.Count);
        Assert.InRange(share[SignalSource.DefenderDeviceNetworkEvents], 0.3, 0.45);
        Assert.InRange(share[SignalSource.DefenderDeviceProcessEvents], 0.15, 0.3);
        Assert.InRange(share[SignalSource.DefenderDeviceFileEvents], 0.1, 0.2);
        Assert.InRange(share[SignalSource.EntraNonInteractiveSignIn], 0.05, 0.15);
        Assert.InRange(share[SignalSource.EntraSignIn], 0.01, 0.04);
        Assert.InRange(share[SignalSource.EntraAudit], 0.0005, 0.01);
        Assert.InRange(share[SignalSource.Office365Exchange], 0.03, 0.1);
        Assert.InRange(share[SignalSource.DefenderEmailEvents], 0.03, 0.1);
    }

    [Fact]
    public void Every_record_arrives_within_the_lateness_of_its_source()
    {
        // A duplicate follows within a quarter of an hour; a source collects for a while; times are written in whole seconds by some.
        var slack = TimeSpan.FromMinutes(16);
        Assert.All(day.Records, record =>
        {
            var lateness = Lateness.Of(record.Source);
            Assert.InRange(record.Message.EnqueuedAt - record.OccurredAt, lateness.Minimum, lateness.Maximum + slack);
        });
    }

    [Fact]
    public void The_envelope_of_a_sign_in_trails_it_by_28_to_1077_seconds()
    {
        var firstCopies = day.Records.Where(record => record.Source is SignalSource.EntraSignIn or SignalSource.EntraNonInteractiveSignIn)
            .GroupBy(record => record.Content)
            .Select(group => group.Min(record => record.Json.GetProperty("time").GetDateTimeOffset() - record.OccurredAt));
        Assert.All(firstCopies, trail => Assert.InRange(trail.TotalSeconds, 28, 1_077));
    }

    [Fact]
    public void Everything_happens_on_the_day() =>
        Assert.All(day.Records, record => Assert.Equal(new DateOnly(2026, 11, 17), DateOnly.FromDateTime(record.OccurredAt.UtcDateTime)));

    [Fact]
    public void Records_have_the_mandatory_fields_of_their_source()
    {
        foreach (var record in day.Records)
        {
            Assert.All(MandatoryFields.OfEnvelope(record.Source), field => Assert.True(record.Json.TryGetProperty(field, out _), $"{record.Source} lacks {field}"));
            if (record.Source != SignalSource.Office365Exchange)
                Assert.All(MandatoryFields.OfProperties(record.Source), field => Assert.True(record.Properties.TryGetProperty(field, out _), $"{record.Source} lacks {field}"));
        }
    }

    [Fact]
    public void Every_record_names_the_tenant() =>
        Assert.All(day.Records, record => Assert.Equal(
            InventedTenant.Id.ToString(),
            record.Json.GetProperty(record.Source == SignalSource.Office365Exchange ? "OrganizationId" : "tenantId").GetString()));

    [Fact]
    public void Types_flip_as_they_do_in_the_wild()
    {
        Assert.Equal([JsonValueKind.String, JsonValueKind.Number], Kinds(SignalSource.EntraNonInteractiveSignIn, record => record.Json.GetProperty("durationMs")));
        Assert.Equal([JsonValueKind.String, JsonValueKind.Number], Kinds(SignalSource.EntraNonInteractiveSignIn, record => record.Json.GetProperty("Level")));
        Assert.Equal([JsonValueKind.Object, JsonValueKind.Array], Kinds(SignalSource.EntraNonInteractiveSignIn, record => record.Properties.GetProperty("conditionalAccessAudiences")));
        Assert.Equal([JsonValueKind.Array, JsonValueKind.String], Kinds(SignalSource.DefenderEmailEvents, record => record.Properties.GetProperty("To")));
    }

    [Fact]
    public void Only_documentation_and_private_addresses_and_example_domains_appear() =>
        Assert.All(day.Messages.Select(message => Encoding.UTF8.GetString(message.Body)), text =>
        {
            Assert.Empty(PublicAddress.StrangeAddressesIn(text));
            Assert.Empty(PublicAddress.StrangeHostsIn(text));
        });

    [Fact]
    public void Without_the_attack_nothing_speaks_of_it()
    {
        var bodies = OfficeDay.Generate(GeneratedDay.Seed, new DayOptions(WithAttack: false)).Select(message => Encoding.UTF8.GetString(message.Body)).ToList();
        string[] traces = [.. AttackStory.Addresses.Select(address => $"\"{address}\""), AttackStory.SessionId, AttackStory.ToolSha256, "secure-payslip"];
        Assert.All(traces, trace => Assert.DoesNotContain(bodies, body => body.Contains(trace, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_strangeness_has_names_of_its_own_and_reasons()
    {
        Assert.True(OfficeDay.Strangeness.Count >= 15);
        Assert.Equal(OfficeDay.Strangeness.Count, OfficeDay.Strangeness.Select(each => each.Name).Distinct().Count());
        Assert.All(OfficeDay.Strangeness, each => Assert.EndsWith(".", each.Why, StringComparison.Ordinal));
    }

    private static DayOptions Small { get; } = new(BenignSignals: 500);

    private static (string Hub, string Partition, long Offset, DateTimeOffset EnqueuedAt) Header(HubMessage message) =>
        (message.Hub, message.Partition, message.Offset, message.EnqueuedAt);

    private IEnumerable<JsonValueKind> Kinds(SignalSource source, Func<ReceivedRecord, JsonElement> field) =>
        day.Records.Where(record => record.Source == source).Select(record => field(record).ValueKind).Distinct().Order();

    private static string Bodies(IEnumerable<HubMessage> messages) => string.Join('\n', messages.Select(message => Encoding.UTF8.GetString(message.Body)));
}
