using Soc.Benchmarks;

switch (args)
{
    case ["sigma", .. var rest]:
        return SigmaBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    case ["correlations", .. var rest]:
        return CorrelationBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    case ["normalize", .. var rest]:
        return NormalizeBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    case ["coldstart", .. var rest]:
        return ColdStartBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    case ["coldstart-child", var file]:
        return ColdStart.Run(file);
    default:
        Console.Error.WriteLine("Usage: Soc.Benchmarks sigma|correlations|normalize|coldstart [--rules DIR] [--events FILE] [--records N] [--counts N,N,…] [--sources NAME,NAME,…] [--seed N] [--rounds N]");
        return 2;
}
