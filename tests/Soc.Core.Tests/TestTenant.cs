using System.Net;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Tests;

/// <summary>The small invented tenant that the corpus and the cases of the detections speak of.</summary>
internal static class TestTenant
{
    public const string MiraId = "7b1e4a52-0c0d-4f6e-8d53-5a1f0e6b2c41";
    public const string OttoId = "c29f7d10-6a8e-4b1b-b9c5-91d3a4e7f052";
    public const string LaptopId = "5f0c1b9a7d3e48c2b6a1e4f7091d2c3b8a6e5f40";
    public const string WorkstationId = "9b7e3c1d5a2f40869e1c7b3d5f8a2046c1e9d7b3";
    public const string SubscriptionId = "6f1d2c3b-4a5e-4f60-8172-93a4b5c6d7e8";
    public const string NewsletterTool = "b4c0e8d2-6f1a-4e7b-9d35-8a2c1f0b7e64";

    public const string WorkspaceId = "d7a1f3b2-4c5e-4a86-9b0d-1e2f3a4b5c6d";

    public static TenantId Id { get; } = TenantId.Parse("3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10");

    public static TenantDirectory Directory { get; } = new(new TenantProfile(
        Id,
        "Example",
        [
            new(MiraId, "mira.holm@example.org", "Mira Holm"),
            new(OttoId, "otto.keller@example.org", "Otto Keller", Privileged: true),
        ],
        [
            new(LaptopId, "a8d0b0e6-3f55-4c57-9d2b-1f6c0e7a9b21", "lt-mira", MiraId),
            new(WorkstationId, "e1c4f7a9-2b6d-4d8e-8a3f-7c5b9d0e1f62", "ws-otto", OttoId, Administrative: true),
        ],
        [
            new(IPNetwork.Parse("192.0.2.0/28"), "Office", Shared: true),
            new(IPNetwork.Parse("2001:db8:10::/48"), "Home of Otto Keller", Shared: false),
        ],
        ["example.org", "partner.example"],
        ["QuickAssist.exe"],
        [NewsletterTool],
        [])
    {
        Subscriptions = [SubscriptionId],
        Workspaces = [WorkspaceId],
        Baselines =
        [
            new(MiraId, Days: 19,
            [
                new(Habit.Country, "DE", 19), new(Habit.Country, "FR", 1), new(Habit.Network, "64496", 18),
                new(Habit.Application, "4765445b-32c6-49b0-83e6-1d93765276ca", 17),
            ]),
        ],
        Collectors = ["web01", "web01.example.org", "app01", "fw01", "fw02", "fw03", "192.0.2.2", "srv01.example.org", "ws-otto.example.org"],
    });
}
