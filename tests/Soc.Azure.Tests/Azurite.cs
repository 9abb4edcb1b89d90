using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;

[assembly: AssemblyFixture(typeof(Soc.Azure.Tests.Azurite))]

namespace Soc.Azure.Tests;

/// <summary>
/// A real Azurite, in memory, on free ports, with an account of its own, for as long as the tests run. It ends with its standard input, so
/// it does not outlive a test run that was killed.
/// </summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private const string Account = "soctests";
    private const string EndWithInput = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly Dictionary<string, Uri> _services = [];
    private readonly List<string> _said = [];
    private Process? _process;
    private Task _listening = Task.CompletedTask;

    public TableServiceClient Tables => new(_services["Table"], new TableSharedKeyCredential(Account, _key));

    public BlobContainerClient Container(string name) =>
        new(new Uri($"{_services["Blob"]}/{name}"), new StorageSharedKeyCredential(Account, _key));

    public async ValueTask InitializeAsync()
    {
        var script = Path.Combine(Root(), "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script)) throw new InvalidOperationException("Azurite is not installed. Run `npm ci` in the root of the repository (Node.js 18.19 or later).");
        _process = Start(script);
        using var patience = new CancellationTokenSource(Patience);
        while (_services.Count < 3 && await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            Hear(line);
        if (_services.Count < 3)
            throw new InvalidOperationException($"Azurite did not start:\n{string.Join('\n', _said)}\n{await _process.StandardError.ReadToEndAsync(patience.Token)}");
        // Whoever does not listen lets the pipes fill, and Azurite stop.
        _listening = Task.WhenAll(_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _listening;
        _process.Dispose();
    }

    private Process Start(string script)
    {
        string[] arguments =
        [
            "--import", EndWithInput, script, "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
            "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0",
        ];
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{_key}";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new InvalidOperationException("Azurite needs Node.js 18.19 or later (Debian: apt-get install nodejs npm), then `npm ci` in the root of the repository.", failure);
        }
    }

    private void Hear(string line)
    {
        _said.Add(line);
        if (Listening().Match(line) is { Success: true } listening)
            _services[listening.Groups["service"].Value] = new Uri($"{listening.Groups["address"].Value}/{Account}");
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Soc.Serverless.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run outside of the repository, and find no Azurite.");
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://[^ ]+)$")]
    private static partial Regex Listening();
}
