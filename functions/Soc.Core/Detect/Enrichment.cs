using System.Collections.Frozen;
using Soc.Core.Normalize;
using Soc.Core.Prepare;
using Soc.Sigma;

namespace Soc.Core.Detect;

/// <summary>
/// What the tenant's profile says about an event, as fields for rules. A field whose question does not arise is missing, so that
/// <c>soc.network.known: false</c> asks for an address that is there and unknown.
/// </summary>
internal sealed class Enrichment(SecurityEvent found, TenantDirectory directory)
{
    private static readonly FrozenDictionary<string, Func<Enrichment, SigmaValue>> Fields = new Dictionary<string, Func<Enrichment, SigmaValue>>
    {
        ["soc.network.known"] = self => Of(self.IsNetworkKnown),
        ["soc.network.name"] = self => Of(self.Network?.Name),
        ["soc.user.privileged"] = self => Of(self.IsUserPrivileged),
        ["soc.user.country.usual"] = self => Of(self.IsUsual(Habit.Country)),
        ["soc.user.network.usual"] = self => Of(self.IsUsual(Habit.Network)),
        ["soc.user.application.usual"] = self => Of(self.IsUsual(Habit.Application)),
        ["soc.device.known"] = self => Of(self.Device is not null),
        ["soc.device.administrative"] = self => Of(self.Device?.Administrative),
        ["soc.domain.known"] = self => Of(self.IsDomainKnown),
        ["soc.tool.approved"] = self => Of(self.IsToolApproved),
        ["soc.application.trusted"] = self => Of(self.IsApplicationTrusted),
    }.ToFrozenDictionary();

    public static bool Has(string name) => Fields.ContainsKey(name);

    /// <returns>How to read a field; null where there is none of this name.</returns>
    public static Func<Enrichment, SigmaValue>? Reader(string name) => Fields.GetValueOrDefault(name);

    /// <summary>The address at the other end: where it came from, or of a connection the end that is outside; of one within the house, where it went.</summary>
    private string? Address => (found.Class == OcsfClass.NetworkActivity && !IsInbound ? found.DstEndpoint : found.SrcEndpoint)?.Ip;

    private bool IsInbound => found.ConnectionInfo?.Direction == "Inbound"
        || (found.SrcEndpoint?.Ip is { } from && found.DstEndpoint?.Ip is { } to && IpSpelling.IsPublic(from) && !IpSpelling.IsPublic(to));

    private KnownNetwork? Network => directory.FindNetwork(Address);

    private bool? IsNetworkKnown => Address is null ? null : Network is not null || !IpSpelling.IsPublic(Address);

    private DirectoryDevice? Device => directory.FindDevice(found.Device?.Uid) ?? directory.FindDevice(found.Device?.Name);

    private bool? IsUserPrivileged
    {
        get
        {
            var users = new[] { found.Actor?.User, found.User, found.Process?.User }.OfType<User>().ToList();
            return users.Count == 0 ? null : users.Any(user => directory.FindUser(user.Uid ?? user.Name)?.Privileged == true);
        }
    }

    /// <summary>The sender's domain, the URL's host, the name looked up, or the host a connection went to.</summary>
    private bool? IsDomainKnown =>
        (found.Email?.From?.Split('@')[^1] ?? found.Url?.Hostname ?? found.Query?.Hostname ?? found.DstEndpoint?.Hostname) is { } host ? directory.KnowsDomain(host) : null;

    private bool? IsToolApproved
    {
        get
        {
            var names = new[] { found.Process?.Name, found.Actor?.Process?.Name }.OfType<string>().ToList();
            return names.Count == 0 ? null : names.Any(directory.ApprovesTool);
        }
    }

    private bool? IsApplicationTrusted => found.Actor?.AppInfo?.Uid is { } id ? directory.TrustsApplication(id) : null;

    /// <summary>Null where the record does not say, or too little is known of the person.</summary>
    private bool? IsUsual(Habit habit)
    {
        if (directory.FindBaseline(found.Actor?.User?.Uid) is not { } baseline) return null;
        foreach (var (seen, value) in HabitSighting.HabitsIn(found))
            if (seen == habit) return baseline.IsUsual(habit, value);
        return null;
    }

    private static SigmaValue Of(bool? value) => value is { } known ? SigmaValue.Of(known) : SigmaValue.Missing;

    private static SigmaValue Of(string? value) => value is null ? SigmaValue.Missing : SigmaValue.Of(value);
}
