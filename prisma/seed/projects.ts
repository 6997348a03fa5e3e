// Open-source repositories that Ethereum stands on, described in a sentence each. No numbers: what
// is not known for sure is left out. `tier` is only what the simulated jurors go by, 1 the heaviest.

export interface DemoProject {
  readonly name: string;
  readonly description: string;
  readonly language: string;
  readonly kind: string;
  readonly tier: 1 | 2 | 3 | 4;
}

type Line = readonly [name: string, language: string, tier: 1 | 2 | 3 | 4, description: string];

const CLIENTS: readonly Line[] = [
  ["ethereum/go-ethereum", "Go", 1, "Execution client, and the oldest one still in wide use."],
  ["NethermindEth/nethermind", "C#", 2, "Execution client on .NET."],
  ["hyperledger/besu", "Java", 2, "Execution client for public and permissioned networks."],
  ["erigontech/erigon", "Go", 2, "Execution client built around a compact archive database."],
  ["paradigmxyz/reth", "Rust", 1, "Modular execution client, usable as a set of libraries."],
  ["OffchainLabs/prysm", "Go", 1, "Consensus client."],
  ["sigp/lighthouse", "Rust", 1, "Consensus client."],
  ["Consensys/teku", "Java", 2, "Consensus client made for institutional staking."],
  ["status-im/nimbus-eth2", "Nim", 2, "Consensus client for machines with little memory."],
  ["ChainSafe/lodestar", "TypeScript", 2, "Consensus client and light client tooling."],
];

const LANGUAGES: readonly Line[] = [
  ["ethereum/solidity", "C++", 1, "Compiler of the most used contract language."],
  ["vyperlang/vyper", "Python", 2, "Contract language that keeps to what can be reviewed."],
  ["ethereum/remix-project", "TypeScript", 3, "Contract development environment in the browser."],
  ["foundry-rs/foundry", "Rust", 1, "Toolkit to build, test, fuzz and deploy contracts."],
  ["NomicFoundation/hardhat", "TypeScript", 2, "Development environment with a local network."],
  ["ApeWorX/ape", "Python", 3, "Contract development framework for Python."],
  ["crytic/slither", "Python", 2, "Static analysis of contracts."],
  ["crytic/echidna", "Haskell", 3, "Property-based fuzzer for contracts."],
  ["a16z/halmos", "Python", 4, "Symbolic testing of contracts with ordinary unit tests."],
];

const LIBRARIES: readonly Line[] = [
  ["OpenZeppelin/openzeppelin-contracts", "Solidity", 1, "Audited building blocks of contracts."],
  ["Vectorized/solady", "Solidity", 2, "Contract snippets optimised for gas."],
  ["safe-global/safe-smart-account", "Solidity", 2, "Multi-signature account contracts."],
  ["ethers-io/ethers.js", "TypeScript", 2, "Library to read and write the chain."],
  ["wevm/viem", "TypeScript", 2, "Typed library to read and write the chain."],
  ["ethereum/web3.py", "Python", 3, "Library to read and write the chain from Python."],
  ["alloy-rs/alloy", "Rust", 2, "Types, providers and signers for Rust."],
  ["LFDT-web3j/web3j", "Java", 4, "Library for Java and Android."],
  ["ethereumjs/ethereumjs-monorepo", "TypeScript", 3, "The virtual machine and its parts."],
];

const FOUNDATIONS: readonly Line[] = [
  ["ethereum/consensus-specs", "Python", 1, "Executable specification of the consensus layer."],
  ["ethereum/execution-specs", "Python", 2, "Executable specification of the execution layer."],
  ["ethereum/EIPs", "Markdown", 1, "Where changes to the protocol are proposed."],
  ["supranational/blst", "C", 2, "Signature library that consensus clients verify with."],
  ["bluealloy/revm", "Rust", 2, "The virtual machine that Rust tools embed."],
  ["libp2p/rust-libp2p", "Rust", 3, "Peer-to-peer networking stack."],
  ["argotorg/sourcify", "TypeScript", 4, "Verified source code of deployed contracts."],
  ["l2beat/l2beat", "TypeScript", 4, "Research and monitoring of layer-2 networks."],
];

const of = (kind: string, lines: readonly Line[]): DemoProject[] =>
  lines.map(([name, language, tier, description]) => ({ name, language, tier, description, kind }));

export const PROJECTS: readonly DemoProject[] = [
  ...of("Client", CLIENTS),
  ...of("Languages and tools", LANGUAGES),
  ...of("Library", LIBRARIES),
  ...of("Foundation", FOUNDATIONS),
];
