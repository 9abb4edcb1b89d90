using Soc.Benchmarks;

switch (args)
{
    case ["sigma", .. var rest]:
        return SigmaBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    case ["correlations", .. var rest]:
        return CorrelationBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    case ["normalize", .. var rest]:
        return NormalizeBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
    default:
        Console.Error.WriteLine("Usage: Soc.Benchmarks sigma|correlations|normalize [--rules DIR] [--events FILE] [--records N] [--counts N,N,…] [--seed N] [--rounds N]");
        return 2;
}
