using Soc.Cli.Engine;
using Soc.Cli.Stores;
using Soc.Core;
using Soc.Core.Incidents;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Respond;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Core.Tenants;
using Soc.Core.Triage;

namespace Soc.Cli.Hosting;

/// <summary>A SOC in one process on one data folder: every port with its implementation. The one place where they meet.</summary>
public sealed class SocHost : IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly TenantLink _link;

    private SocHost(Workspace workspace, SqliteFile file, TenantLink link, ProfileFolder profiles, IReadOnlyCollection<TenantId> tenants, TimeProvider systemClock)
    {
        (Workspace, _file, _link, Profiles) = (workspace, file, link, profiles);
        Store = new PatientDocumentStore(new SqliteDocumentStore(file), systemClock);
        Evidence = new SqliteEvidenceStore(file);
        Quarantine = new(Store, Evidence);
        Ledger = new(Store);
        Cases = new(Store, Evidence, profiles, TriagePolicy.Default, ContainmentPolicy.Default);
        Reports = new(workspace.Reports, Cases);
        var runner = new EffectRunner(profiles, link.Containment, Cards, new StandingNotices(), Reports);
        Engine = new(Store, Definitions.All(TriagePolicy.Default, ContainmentPolicy.Default), runner, tenants, link.Clock);
        Passage = new(Engine, link.Clock);
    }

    public Workspace Workspace { get; }
    public IDocumentStore Store { get; }
    public IEvidenceStore Evidence { get; }
    public ProfileFolder Profiles { get; }
    public Quarantine Quarantine { get; }
    public SourceLedger Ledger { get; }
    public CaseFiles Cases { get; }
    public ReportFolder Reports { get; }
    public CardBoard Cards { get; } = new();
    public LocalEngine Engine { get; }
    public Passage Passage { get; }
    public TimeProvider Clock => _link.Clock;

    /// <summary>The simulated tenant; null outside a demo folder.</summary>
    public Simulator.Server.TenantServer? Simulator => _link.Server;

    public IncidentRegister Register => new(Store);

    /// <summary>Opens the folder, which is created where it is missing, and connects its tenants.</summary>
    /// <param name="clock">The system's; a demo folder has its own, which stands at the last instant of the run before.</param>
    public static async Task<SocHost> Open(Workspace workspace, WorkspaceSettings settings, TimeProvider clock, CancellationToken cancellation)
    {
        workspace.Use(settings);
        var profiles = new ProfileFolder(workspace.Tenants);
        var file = SqliteFile.Open(workspace.Database);
        try
        {
            var link = await TenantLink.Open(workspace, settings, clock, cancellation);
            return new(workspace, file, link, profiles, [.. await profiles.Tenants(cancellation)], clock);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="warnings">Gets one line for each rule that cannot be used.</param>
    /// <param name="nameless">Whose the records are that name nobody; null: nobody's.</param>
    /// <param name="again">Records that were taken in before are worked on like new ones.</param>
    public Intake NewIntake(TextWriter warnings, TenantId? nameless = null, bool again = false) => new(this, new(ContentFolder.Load(warnings)), nameless, again);

    /// <summary>
    /// Rolls up what people did on the days before today. Once, before signals are read: what a run takes in changes the next one, and the
    /// order in which it comes changes nothing.
    /// </summary>
    public async Task LearnHabits(CancellationToken cancellation)
    {
        var (book, today) = (new BaselineBook(Store), DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime));
        foreach (var tenant in await Profiles.Tenants(cancellation))
        {
            await book.RollUp(tenant, today, cancellation);
            Profiles.Learn(tenant, await book.Of(tenant, cancellation));
        }
    }

    /// <summary>Notes where the simulated clock stands, so that the next command goes on from there.</summary>
    public void Remember(bool? finished = null)
    {
        var settings = Workspace.Settings();
        Workspace.Use(settings.Demo is { } demo ? new(demo with { Now = Clock.GetUtcNow(), Finished = finished ?? demo.Finished }) : settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        Ledger.Dispose();
        _file.Dispose();
    }
}
