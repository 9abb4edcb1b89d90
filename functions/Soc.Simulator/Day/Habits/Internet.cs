using Soc.Simulator.Day.Sources.Defender;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Day.Habits;

/// <summary>What the office's devices talk to. None of it lies where the attacker does.</summary>
internal static class Internet
{
    public static IReadOnlyList<RemoteEnd> Sites { get; } =
    [
        Site("www.messtechnik-forum.example", "198.51.100.131"),
        Site("news.hafenblatt.example", "198.51.100.132"),
        Site("wetter.hafenblatt.example", "198.51.100.132"),
        Site("shop.bueroallerlei.example", "198.51.100.140"),
        Site("cdn.bueroallerlei.example", "198.51.100.141"),
        Site("maps.wegweiser.example", "203.0.113.140"),
        Site("tiles.wegweiser.example", "203.0.113.141"),
        Site("portal.hanse-sensorik.example", "203.0.113.150"),
        Site("docs.hanse-sensorik.example", "203.0.113.151"),
        Site("registry.paketlager.example", "203.0.113.170"),
        Site("video.lernwerk.example", "2001:db8:cafe:10::5"),
        Site("static.lernwerk.example", "2001:db8:cafe:10::6"),
        Site("search.findling.example", "2001:db8:cafe:20::1"),
        Site("fonts.schriftgut.example", "2001:db8:cafe:30::9"),
    ];

    /// <summary>The cloud of the ledger.</summary>
    public static IReadOnlyList<RemoteEnd> Ledger { get; } =
        [Site("app.kontor-cloud.example", "203.0.113.160"), Site("api.kontor-cloud.example", "203.0.113.161")];

    /// <summary>The cloud that mail, files and meetings live in.</summary>
    public static IReadOnlyList<RemoteEnd> Workplace { get; } =
    [
        Site("mail.workplace-cloud.example", "2001:db8:365:1::10"),
        Site("files.workplace-cloud.example", "2001:db8:365:1::20"),
        Site("meet.workplace-cloud.example", "203.0.113.200"),
        Site("login.workplace-cloud.example", "203.0.113.201"),
    ];

    public static IReadOnlyList<RemoteEnd> Updates { get; } =
    [
        Site("updates.workplace-cloud.example", "203.0.113.210"),
        Site("telemetry.workplace-cloud.example", "203.0.113.211"),
        Site("time.workplace-cloud.example", "203.0.113.212"),
        Site("crl.zertifikatsstelle.example", "198.51.100.190") with { Port = 80 },
    ];

    public static RemoteEnd FileServer { get; } = new("10.20.1.11", 445, Url: null, Private: true);
    public static RemoteEnd Support { get; } = Site("relay.fjordassist.example", "203.0.113.220");
    public static RemoteEnd Monitoring { get; } = Site("ingest.wachtturm.example", "203.0.113.221");
    public static RemoteEnd EditorUpdates { get; } = Site("cdn.kladde-project.example", "198.51.100.200");

    /// <summary>Where the newsletter tool's servers stand.</summary>
    public static Place NewsletterTool { get; } =
        InventedPlaces.Office with { Address = "198.51.100.180", City = "Frankfurt am Main", State = "Hessen", Asn = 64502 };

    private static RemoteEnd Site(string name, string address) => new(address, 443, name);
}
